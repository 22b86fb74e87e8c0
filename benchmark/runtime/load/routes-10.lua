local i = 0
function request()
  i = (i + 3) % 10
  return wrk.format('GET', '/part' .. i .. '/1')
end
