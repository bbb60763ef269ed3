# The three kinds of target: wt_library (a folder), wt_service (a folder with an api.json) and
# wt_test. They hold the flags, so that a folder's CMakeLists.txt names only sources and needs.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# What users run stands at a fixed address: the tables of shapes are then read-only pages of the
# file, which need no relocation at the start and no memory of their own.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_link_options(-no-pie)
else()
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
endif()

# Without optimisation a program takes longer to link than its own files to compile, and there are
# some eighty of them; this linker needs a fifth of the time.
include(CheckLinkerFlag)
check_linker_flag(CXX "-fuse-ld=lld" WT_LINKS_FAST)
if(WT_LINKS_FAST AND NOT CMAKE_BUILD_TYPE STREQUAL "Release")
  add_link_options(-fuse-ld=lld)
endif()

option(WT_WERROR "Warnings are errors" OFF)
option(WT_STATIC "The program needs no shared library, not even the C library's" OFF)
if(WT_STATIC)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
  set(OPENSSL_USE_STATIC_LIBS TRUE)
  set(ZLIB_USE_STATIC_LIBS TRUE)
  # Its package knows the shared one alone, and makes no target that is there.
  find_library(WT_YAML_CPP yaml-cpp)
  if(WT_YAML_CPP)
    add_library(yaml-cpp STATIC IMPORTED GLOBAL)
    set_target_properties(yaml-cpp PROPERTIES IMPORTED_LOCATION "${WT_YAML_CPP}")
  endif()
endif()
set(WT_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")

find_program(WT_CCACHE ccache)
if(WT_CCACHE)
  # Objects are the same wherever the tree lies.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env "WT_SOURCE_DIR=${CMAKE_SOURCE_DIR}" "${CMAKE_SOURCE_DIR}/tools/compile")
endif()

add_library(wt_flags INTERFACE)
target_include_directories(wt_flags INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")
target_compile_definitions(wt_flags INTERFACE WT_VERSION="${PROJECT_VERSION}")
target_compile_options(wt_flags INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False positives of GCC 12 on inlined std::string and std::optional.
  target_compile_options(wt_flags INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()
if(WT_WERROR)
  target_compile_options(wt_flags INTERFACE -Werror)
endif()
if(WT_SANITIZE)
  target_compile_options(wt_flags INTERFACE -fsanitize=${WT_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(wt_flags INTERFACE -fsanitize=${WT_SANITIZE})
endif()

find_package(Threads REQUIRED)

# wt_static_or(RESULT STATIC SHARED): which of two targets of a package is linked.
function(wt_static_or result static shared)
  if(WT_STATIC AND TARGET ${static})
    set(${result} ${static} PARENT_SCOPE)
  else()
    set(${result} ${shared} PARENT_SCOPE)
  endif()
endfunction()

# wt_library(NAME SOURCES … [NEEDS …]): a folder's static library, with alias wt::NAME.
function(wt_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;NEEDS" ${ARGN})
  if(arg_SOURCES)
    add_library(wt_${name} STATIC ${arg_SOURCES})
    target_link_libraries(wt_${name} PUBLIC wt_flags ${arg_NEEDS})
  else()
    add_library(wt_${name} INTERFACE)
    target_link_libraries(wt_${name} INTERFACE wt_flags ${arg_NEEDS})
  endif()
  add_library(wt::${name} ALIAS wt_${name})
endfunction()

# wt_program(NAME SOURCES … [NEEDS …]): an executable.
function(wt_program name)
  cmake_parse_arguments(arg "" "" "SOURCES;NEEDS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE wt_flags ${arg_NEEDS})
endfunction()

# wt_test(NAME SOURCES … [NEEDS …]): a GoogleTest program, one ctest entry for all its tests.
function(wt_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;NEEDS" ${ARGN})
  find_package(GTest REQUIRED)
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE wt_flags ${arg_NEEDS} GTest::gmock GTest::gtest_main
    Threads::Threads)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
endfunction()
