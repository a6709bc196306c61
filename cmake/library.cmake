# SPDX-License-Identifier: Apache-2.0
#
# The library as others use it: every layer up to the public headers as one
# shared and one static library, found by CMake as safeconduct::safeconduct and
# safeconduct::safeconduct_static, and by pkg-config.
#
# Both are made of the layers' object files. Linking the layers' archives whole
# would put an archive that two of them need into the library twice.

if(NOT SAFECONDUCT_LIBRARY)
  return()
endif()
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

# Appends to <out> the layers that a layer is made of, itself among them.
function(safeconduct_layers_under target out)
  set(found ${${out}})
  if(NOT target IN_LIST found)
    list(APPEND found ${target})
    get_target_property(links ${target} LINK_LIBRARIES)
    foreach(link IN LISTS links)
      if(link MATCHES "^safeconduct_" AND TARGET ${link})
        safeconduct_layers_under(${link} found)
      endif()
    endforeach()
  endif()
  set(${out} "${found}" PARENT_SCOPE)
endfunction()

set(layers "")
safeconduct_layers_under(safeconduct_api layers)
set(objects "")
foreach(layer IN LISTS layers)
  get_target_property(type ${layer} TYPE)
  if(NOT type STREQUAL "INTERFACE_LIBRARY")
    list(APPEND objects $<TARGET_OBJECTS:${layer}>)
  endif()
endforeach()

add_library(safeconduct_shared SHARED ${objects})
add_library(safeconduct_static STATIC ${objects})
add_library(safeconduct::safeconduct ALIAS safeconduct_shared)
add_library(safeconduct::safeconduct_static ALIAS safeconduct_static)
foreach(library safeconduct_shared safeconduct_static)
  target_link_libraries(${library} PRIVATE fmt::fmt cmark sodium Threads::Threads)
  target_compile_features(${library} INTERFACE cxx_std_23)
  target_include_directories(${library} INTERFACE
    "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>"
    "$<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>"
    "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  set_target_properties(${library} PROPERTIES
    OUTPUT_NAME safeconduct
    LINKER_LANGUAGE CXX
    ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib"
    LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")
endforeach()

# Before 1.0 a minor version may change what a program is compiled against.
set(exports "${PROJECT_SOURCE_DIR}/cmake/exports.map")
set_target_properties(safeconduct_shared PROPERTIES
  EXPORT_NAME safeconduct
  VERSION ${PROJECT_VERSION}
  SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
  LINK_DEPENDS "${exports}")
target_link_options(safeconduct_shared PRIVATE
  "LINKER:--version-script=${exports}" "LINKER:--no-undefined")

install(TARGETS safeconduct_shared safeconduct_static
  EXPORT safeconduct
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(TARGETS safeconduct RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/safeconduct"
    "${PROJECT_BINARY_DIR}/include/safeconduct"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")

set(package "${CMAKE_INSTALL_LIBDIR}/cmake/safeconduct")
install(EXPORT safeconduct NAMESPACE safeconduct:: DESTINATION "${package}"
  FILE safeconduct-targets.cmake)
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/safeconduct-config.cmake.in"
  "${PROJECT_BINARY_DIR}/safeconduct-config.cmake"
  INSTALL_DESTINATION "${package}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/safeconduct-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/safeconduct-config.cmake"
    "${PROJECT_BINARY_DIR}/safeconduct-config-version.cmake"
  DESTINATION "${package}")

configure_file("${PROJECT_SOURCE_DIR}/cmake/safeconduct.pc.in"
  "${PROJECT_BINARY_DIR}/safeconduct.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/safeconduct.pc"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
