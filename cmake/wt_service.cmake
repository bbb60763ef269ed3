# wt_service(NAME SOURCES … [USES peer…] [NEEDS …] [SHARDS N]): a service's library. Its api.json and
# the files of operations/ are turned into types, shape tables, error factories and the dispatch
# table; operations build as unity batches.
function(wt_service name)
  cmake_parse_arguments(arg "" "SHARDS" "SOURCES;USES;NEEDS" ${ARGN})
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
  add_library(wt_${name} STATIC ${arg_SOURCES} ${operations} $<TARGET_OBJECTS:wt_${name}_tables>)
  target_link_libraries(wt_${name} PUBLIC wt_flags wt::world ${peers} ${arg_NEEDS})
  set_source_files_properties(${arg_SOURCES} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  set_target_properties(wt_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
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
