/**
 * Takes a token from every bucket and counts the request, or does nothing of it, in one step that no other client can come between. Time is the
 * server's own, so that clocks of instances that differ make no tokens.
 *
 * KEYS: the buckets, then the counter if there is one. ARGV: the number of buckets, rate and burst of each, then limit and end of the counter.
 * Answers the index of the first bucket that has no token, the number of buckets for a counter that is at its limit, and -1 otherwise.
 */
export const takeScript = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000
local count = tonumber(ARGV[1])
local left = {}
for i = 1, count do
  local rate, burst = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local known = redis.call('HMGET', KEYS[i], 'tokens', 'at')
  local tokens = burst
  if known[1] then
    tokens = math.min(burst, tonumber(known[1]) + math.max(0, now - tonumber(known[2])) * rate / 1000)
  end
  if tokens < 1 then return i - 1 end
  left[i] = tokens - 1
end
if #KEYS > count then
  local counter = KEYS[count + 1]
  if tonumber(redis.call('GET', counter) or '0') >= tonumber(ARGV[2 * count + 2]) then return count end
  redis.call('INCR', counter)
  redis.call('PEXPIREAT', counter, ARGV[2 * count + 3])
end
for i = 1, count do
  local rate, burst = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  redis.call('HSET', KEYS[i], 'tokens', string.format('%.6f', left[i]), 'at', string.format('%.3f', now))
  local full = 31536000000
  if rate > 0 then full = math.min(full, math.ceil(burst / rate * 1000) + 1000) end
  redis.call('PEXPIRE', KEYS[i], string.format('%d', full))
end
return -1
`;
