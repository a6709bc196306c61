# SPDX-License-Identifier: Apache-2.0
"""Builds programs against what is installed: consumer_test.py BUILD COMPILER

Installs the build folder somewhere, moves it elsewhere, since packages are
moved too, and there finds the library as others do: with CMake and with
pkg-config, shared and static. What the shared library shows beyond the API is a
fault.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def run(*args, **env):
    """Returns what a command prints; stops the test where it fails."""
    done = subprocess.run([str(arg) for arg in args], capture_output=True,
                          text=True, check=False, env=os.environ | env)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, args))}: exit {done.returncode}\n"
                 f"{done.stdout}{done.stderr}")
    return done.stdout


def found(folder, pattern):
    paths = sorted(folder.rglob(pattern))
    if not paths:
        sys.exit(f"{folder}: holds no {pattern}")
    return paths[0]


def build_with_cmake(prefix, build, compiler):
    """Returns the programs of tests/consumer."""
    run("cmake", "-S", HERE, "-B", build, "-G", "Ninja",
        f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={compiler}")
    run("cmake", "--build", build)
    return [build / "with_shared", build / "with_static"]


def check_interview(program):
    """Expects the interview to ask what is left, to refuse what is no answer,
    and to say what follows of nothing."""
    said = subprocess.run([program], input="perhaps\n", capture_output=True,
                          text=True, check=True).stdout
    for part in ("perhaps", ": undetermined\n"):
        if part not in said:
            sys.exit(f"interview: says nothing of `{part.strip()}`:\n{said}")


def build_with_pkg_config(prefix, build, compiler):
    """Returns one program linked each way."""
    folder = found(prefix, "safeconduct.pc").parent

    def flags(*wanted):
        return run("pkg-config", *wanted, "safeconduct",
                   PKG_CONFIG_PATH=str(folder)).split()

    lib = folder.parent
    source = [compiler, "-std=c++23", HERE / "consumer.cc"]
    shared, static = build / "pkg_shared", build / "pkg_static"
    run(*source, "-o", shared, *flags("--cflags", "--libs"),
        f"-Wl,-rpath,{lib}")
    libs = [lib / "libsafeconduct.a" if flag == "-lsafeconduct" else flag
            for flag in flags("--static", "--libs")]
    run(*source, "-o", static, *flags("--cflags"), *libs)
    return [shared, static]


def shown_beside_the_api(library):
    """Returns the symbols that belong to no type or function of the API."""
    symbols = run("nm", "--dynamic", "--defined-only", "--demangle", library)
    names = [line.split(" ", 2)[2] for line in symbols.splitlines()]
    own = [name for name in names if "safeconduct::" in name]
    if not own:
        sys.exit(f"{library}: shows nothing")
    declared = set()
    for header in (ROOT / "include" / "safeconduct").glob("*.h"):
        declared.update(re.findall(r"\b[A-Z]\w+", header.read_text()))
    beside = []
    for name in names:
        shown = re.match(r"(?:(?:typeinfo|typeinfo name|vtable) for )?"
                         r"safeconduct::([A-Z]\w+)", name)
        if shown is None or shown[1] not in declared:
            beside.append(name)
    return beside


def main(build, compiler):
    version = re.search(r"project\(safeconduct VERSION ([\d.]+)",
                        (ROOT / "CMakeLists.txt").read_text())[1]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        run("cmake", "--install", build, "--prefix", folder / "made")
        prefix = (folder / "made").rename(folder / "moved")
        (folder / "pkg").mkdir()
        programs = [
            *build_with_cmake(prefix, folder / "cmake", compiler),
            *build_with_pkg_config(prefix, folder / "pkg", compiler)]
        for program in programs:
            if run(program) != f"{version}\n":
                sys.exit(f"{program.name}: is not of version {version}")
        check_interview(folder / "cmake" / "interview")
        library = found(prefix, f"libsafeconduct.so.{version}")
        if beside := shown_beside_the_api(library):
            sys.exit(f"{library.name}: shows what is not of the API:\n"
                     + "\n".join(beside[:20]))
        if run(prefix / "bin" / "safeconduct", "--version") != (
                f"safeconduct {version}\n"):
            sys.exit("the program installed is of another version")
    print(f"consumer: {len(programs)} programs built against what is "
          "installed")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2])
