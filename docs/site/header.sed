# What Doxygen reads in place of a header. Lines keep their numbers.

# The comment at a header's front is the description of the file.
1,/^#pragma once/ {
    s!^//!///!
    s!^#pragma once.*!/// @file!
    b
}

# What has a comment stays as it is. (To Doxygen, an entity is one in code as well.)
/^ *\/\/\// {
    :comment
    s!(`[^`]*)&amp;([^`]*`)!\1\&amp;amp;\2!
    n
    /^ *\/\/\//b comment
    b
}

# What makes a struct one of msnp's stands in each of them: CONTRIBUTING.md says once what it is for.
s!^( *)(static constexpr void wire\(auto&.*)!\1/** @private */ \2!
s!^( *)friend constexpr bool operator==\(.*= default;!\1!

# Neither need it be said three hundred times what the same name always stands for.
s!^( *)(static constexpr msnp::verb verb\{)!\1/** The token that begins its line. */ \2!
s!^( *)(static constexpr dialect_range dialects( =|\{))!\1/** Since when and until when it is known. */ \2!
s!^( *)(static constexpr std::string_view example( =|\{))!\1/** How it stands on the wire. */ \2!
s!^( *)(static constexpr dialect_example examples\[\] =)!\1/** How it stands on the wire, each with a dialect that has it. */ \2!
s!^( *)(static constexpr std::string_view header_name =)!\1/** The header whose value it is. */ \2!
s!^( *)(static constexpr std::string_view content_type =)!\1/** The Content-Type that tells it from others. */ \2!
s!^( *)(static constexpr bool has_scheme =)!\1/** Whether the value begins with "Passport1.4". */ \2!
