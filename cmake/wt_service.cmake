# wt_service(NAME SOURCES … [USES peer…] [NEEDS …] [SHARDS N] [BATCHED]): a service's library. Its
# api.json and the files of operations/ are turned into types, shape tables, error factories and the
# dispatch table; operations build in batches, with BATCHED the sources too.
function(wt_service name)
  cmake_parse_arguments(arg "BATCHED" "SHARDS" "SOURCES;USES;NEEDS" ${ARGN})
  if(NOT arg_SHARDS)
    set(arg_SHARDS 1)
  endif()
  set(api "${CMAKE_CURRENT_SOURCE_DIR}/api.json")
  set(out "${CMAKE_BINARY_DIR}/generated/services/${name}")
  file(GLOB_RECURSE operations CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/operations/*.cc")

  # The list of files is an input of the generator: one more operation makes new types.
  list(JOIN operations "\n" listing)
  file(CONFIGURE OUTPUT "${out}/operations.list" CONTENT "${listing}\n")
  set(tables)
  math(EXPR last "${arg_SHARDS} - 1")
  foreach(shard RANGE ${last})
    list(APPEND tables "${out}/shapes_${shard}.cc")
  endforeach()
  add_custom_command(
    OUTPUT "${out}/stamp"
    BYPRODUCTS ${tables} "${out}/dispatch.cc" "${out}/api.h" "${out}/operations.h"
      "${out}/service_entry.h" "${out}/errors.h"
    COMMAND wt_codegen ${name} "${api}" "${out}" ${arg_SHARDS} ${operations}
    DEPENDS wt_codegen "${api}" "${out}/operations.list"
    COMMENT "Generating services/${name}"
    VERBATIM)
  add_custom_target(wt_${name}_generated DEPENDS "${out}/stamp")

  # Tables are data: optimising them buys nothing and costs minutes.
  add_library(wt_${name}_tables OBJECT ${tables} "${out}/dispatch.cc")
  target_link_libraries(wt_${name}_tables PRIVATE wt_flags)
  target_compile_options(wt_${name}_tables PRIVATE -O1 -Wno-invalid-offsetof)
  add_dependencies(wt_${name}_tables wt_${name}_generated)

  set(peers)
  foreach(peer IN LISTS arg_USES)
    list(APPEND peers wt::${peer})
  endforeach()
  if(arg_BATCHED)
    wt_batches(sources 40 "${out}/batches" ${arg_SOURCES} ${operations})
  else()
    wt_batches(sources 12 "${out}/batches" ${operations})
    list(APPEND sources ${arg_SOURCES})
  endif()
  add_library(wt_${name} STATIC ${sources} $<TARGET_OBJECTS:wt_${name}_tables>)
  target_link_libraries(wt_${name} PUBLIC wt_flags wt::world ${peers} ${arg_NEEDS})
  # Handlers find, check and put; what is hot lies below them. -O2 would buy little, for minutes.
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(wt_${name} PRIVATE -O1)
  endif()
  # What nearly every file of a service includes, read once; named from the root, so that it is the
  # same text wherever the tree lies.
  file(GLOB states CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}"
    "${CMAKE_CURRENT_SOURCE_DIR}/*state.h")
  list(TRANSFORM states REPLACE "(.+)" "<\\1>")
  target_precompile_headers(wt_${name} PRIVATE <emulator/world/pager.h> <emulator/world/stored.h>
    <emulator/world/world.h> "<services/${name}/api.h>" ${states})
  add_dependencies(wt_${name} wt_${name}_generated)
  add_library(wt::${name} ALIAS wt_${name})
endfunction()

# wt_batches(RESULT SIZE FOLDER FILE…): sources that include SIZE files each. CMake's own unity
# builds name files by where the tree lies, so that no two trees could share an object.
function(wt_batches result size folder)
  set(batches)
  list(LENGTH ARGN count)
  math(EXPR last "(${count} - 1) / ${size}")
  foreach(batch RANGE ${last})
    math(EXPR first "${batch} * ${size}")
    list(SUBLIST ARGN ${first} ${size} files)
    set(text "")
    foreach(file IN LISTS files)
      cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
      cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${CMAKE_SOURCE_DIR}")
      string(APPEND text "#include \"${file}\"\n")
    endforeach()
    file(CONFIGURE OUTPUT "${folder}/batch_${batch}.cc" CONTENT "${text}" @ONLY)
    list(APPEND batches "${folder}/batch_${batch}.cc")
  endforeach()
  set(${result} ${batches} PARENT_SCOPE)
endfunction()
