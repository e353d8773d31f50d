! A program that uses the installed package.
program consumer
  use tierce
  implicit none
  type(tierce_codec) :: codec
  type(tierce_buffer) :: packed
  real :: u(100, 10), v(100, 10)

  u = 1.5
  call codec%from_json('{"id": "zstd"}')
  call codec%encode(u, packed)
  call codec%decode(packed, v)
  if (any(abs(u - v) > 0)) error stop 'it came back otherwise'
  print '(a, 2(i0, a))', 'tierce ' // tierce_version() // ': ', size(u) * 4, ' bytes packed to ', packed%len(), ' and back'
end program consumer
