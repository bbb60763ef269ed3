# Builds the page with Node and writes it down as C++: cmake -DSOURCE=… -DWORK=… -DOUT=… -P.
# Where Node or the registry is missing, what comes out is empty, and the page says so.
cmake_minimum_required(VERSION 3.22)

find_program(NPM npm)
set(page "${WORK}/dist/index.html")
file(REMOVE "${page}")
set(why "")
if(NOT NPM)
  set(why "npm was not found")
else()
  # Built in a copy, so that nothing is left in the tree.
  foreach(name src index.html package.json package-lock.json .npmrc tsconfig.json vite.config.ts)
    file(COPY "${SOURCE}/${name}" DESTINATION "${WORK}")
  endforeach()
  file(SHA256 "${SOURCE}/package-lock.json" wanted)
  set(had "")
  if(EXISTS "${WORK}/node_modules/.wanted")
    file(READ "${WORK}/node_modules/.wanted" had)
  endif()
  if(NOT had STREQUAL wanted)
    foreach(try RANGE 1 2)  # A registry that is busy for a moment must not cost the page.
      execute_process(
        COMMAND "${NPM}" ci --omit=dev --prefer-offline --no-audit --no-fund --fetch-retries=1
          --fetch-timeout=30000
        WORKING_DIRECTORY "${WORK}" RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said
        TIMEOUT 300)
      if(NOT failed)
        break()
      endif()
    endforeach()
    if(failed)
      set(why "npm ci failed (${failed})")
      message("${said}")
    else()
      file(WRITE "${WORK}/node_modules/.wanted" "${wanted}")
    endif()
  endif()
  if(NOT why)
    execute_process(COMMAND "${NPM}" run --silent build WORKING_DIRECTORY "${WORK}"
      RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said TIMEOUT 300)
    if(failed OR NOT EXISTS "${page}")
      # With what it needs at hand, a page that does not build is a mistake in it.
      message(FATAL_ERROR "The page did not build.\n${said}")
    endif()
  endif()
endif()

set(bytes "0")
if(why)
  message("The report and the console are left out: ${why}.")
else()
  file(READ "${page}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "((0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,))" "\\1\n" bytes
    "${bytes}")
  string(APPEND bytes "0")
endif()
file(WRITE "${OUT}" "#include \"scenarios/engine/web/template.h\"

namespace wt::scenario {
namespace {
constexpr unsigned char kBytes[] = {
${bytes}};
}  // namespace

std::string_view PageTemplate() {
  return {reinterpret_cast<const char*>(kBytes), sizeof(kBytes) - 1};
}

}  // namespace wt::scenario
")
