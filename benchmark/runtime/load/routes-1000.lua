local i = 0
function request()
  i = (i + 37) % 1000
  return wrk.format('GET', '/part' .. i .. '/1')
end
