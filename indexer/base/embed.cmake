# Writes a C++ source that holds files as byte arrays: the definition of a function that is declared
# in HEADER as
#   namespace NAMESPACE { std::span<const EmbeddedFile> FUNCTION(); }
#   cmake -DOUTPUT=out.cpp -DHEADER=… -DNAMESPACE=… -DFUNCTION=… -DFILES=/js/main.js=web/js/main.js;… -P embed.cmake
set(arrays "")
set(rows "")
set(number 0)
foreach(entry IN LISTS FILES)
  string(FIND "${entry}" "=" equals)
  string(SUBSTRING "${entry}" 0 ${equals} path)
  math(EXPR equals "${equals} + 1")
  string(SUBSTRING "${entry}" ${equals} -1 file)
  file(READ "${file}" hex HEX)
  file(SIZE "${file}" size)
  file(SHA256 "${file}" hash)
  string(SUBSTRING "${hash}" 0 32 hash)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${hex}")
  # Lines of 24 bytes; adjacent literals are one.
  string(REPEAT "[^\n]" 96 line)
  string(REGEX REPLACE "(${line})" "\\1\"\n    \"" bytes "${bytes}")
  string(APPEND arrays "constexpr char kFile${number}[] =\n    \"${bytes}\";\n")
  string(APPEND rows "    EmbeddedFile{\"${path}\", {kFile${number}, ${size}}, \"${hash}\"},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}.new" "// SPDX-License-Identifier: GPL-3.0-or-later
// Written by embed.cmake.
// NOLINTBEGIN
#include <array>

#include \"${HEADER}\"

namespace ${NAMESPACE} {
namespace {

${arrays}
constexpr std::array kFiles = {
${rows}};

}  // namespace

std::span<const EmbeddedFile> ${FUNCTION}() {
  return kFiles;
}

}  // namespace ${NAMESPACE}
// NOLINTEND
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
