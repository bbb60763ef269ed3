# wt_bundle(NAME TARGET): the target and all of ours that it links, as one archive libwindtunnel.a.

function(wt_link_closure link seen_name)
  string(REGEX REPLACE "^\\$<LINK_ONLY:(.*)>$" "\\1" target "${link}")
  if(NOT TARGET "${target}")
    return()
  endif()
  get_target_property(real "${target}" ALIASED_TARGET)
  if(real)
    set(target "${real}")
  endif()
  set(seen "${${seen_name}}")
  if(NOT target MATCHES "^wt_" OR target IN_LIST seen)
    return()
  endif()
  list(APPEND seen "${target}")
  foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
    get_target_property(links "${target}" ${property})
    foreach(one IN LISTS links)
      wt_link_closure("${one}" seen)
    endforeach()
  endforeach()
  set(${seen_name} "${seen}" PARENT_SCOPE)
endfunction()

function(wt_bundle name target)
  set(all)
  wt_link_closure("${target}" all)
  set(script "CREATE libwindtunnel.a\n")
  set(archives)
  foreach(one IN LISTS all)
    get_target_property(type "${one}" TYPE)
    if(type STREQUAL "STATIC_LIBRARY")
      string(APPEND script "ADDLIB $<TARGET_FILE:${one}>\n")
      list(APPEND archives "${one}")
    endif()
  endforeach()
  string(APPEND script "SAVE\nEND\n")
  file(GENERATE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${name}.mri" CONTENT "${script}")
  add_custom_command(OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/libwindtunnel.a"
    COMMAND "${CMAKE_COMMAND}" -E rm -f libwindtunnel.a
    COMMAND "${CMAKE_AR}" -M < "${name}.mri"
    COMMAND "${CMAKE_RANLIB}" libwindtunnel.a
    DEPENDS ${archives} "${CMAKE_CURRENT_BINARY_DIR}/${name}.mri"
    WORKING_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}"
    COMMENT "Bundling libwindtunnel.a"
    VERBATIM)
  add_custom_target(${name} DEPENDS "${CMAKE_CURRENT_BINARY_DIR}/libwindtunnel.a")
endfunction()
