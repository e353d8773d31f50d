# What a program that links the static library needs besides: as `cargo rustc -- --print native-static-libs` says
# (tests/consumers/run.sh compares), but for what a compiler adds by itself when it links: -lc, and -lgcc_s or, with
# -static, -lgcc_eh. Naming -lgcc_s would rule out -static.
if(WIN32)
  set(tierce_native_libraries bcrypt advapi32 kernel32 ntdll userenv ws2_32 dbghelp)
elseif(APPLE)
  set(tierce_native_libraries iconv System m)
else()
  set(tierce_native_libraries util rt pthread m dl)
endif()
