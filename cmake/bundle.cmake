# wt_bundle(NAME OF TARGET): the target and all of ours that it links, as one archive libwindtunnel.a;
# in WT_BUNDLE_NEEDS of the caller, what of others it needs.

function(wt_link_closure target seen_name)
  set(seen "${${seen_name}}")
  if(NOT target IN_LIST seen)
    list(APPEND seen "${target}")
    foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
      get_target_property(links "${target}" ${property})
      foreach(link IN LISTS links)
        if(link MATCHES "^\\$<LINK_ONLY:(.*)>$")
          set(link "${CMAKE_MATCH_1}")
        endif()
        if(TARGET "${link}")
          get_target_property(real "${link}" ALIASED_TARGET)
          if(NOT real)
            set(real "${link}")
          endif()
          if(real MATCHES "^wt_")
            wt_link_closure("${real}" seen)
          endif()
        endif()
      endforeach()
    endforeach()
  endif()
  set(${seen_name} "${seen}" PARENT_SCOPE)
endfunction()

function(wt_bundle name keyword target)
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
