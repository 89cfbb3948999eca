-- Tells how many calls of one gateway are under way, and renews its leases.
-- KEYS: counters.
-- ARGV: the gateway's name, milliseconds of its leases, then for each counter
--   a number of calls, a difference below 0, or 'keep' for what is there.

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local gateway = ARGV[1]
local lease = tonumber(ARGV[2])

local function known(key)
  local calls = string.match(redis.call('HGET', key, gateway) or '', '^(%d+) ')
  return tonumber(calls or 0)
end

for i, key in ipairs(KEYS) do
  local calls = ARGV[i + 2]
  if calls == 'keep' then
    calls = known(key)
  elseif string.sub(calls, 1, 1) == '-' then
    calls = known(key) + calls
  else
    calls = tonumber(calls)
  end
  if calls > 0 then
    redis.call('HSET', key, gateway, string.format('%.0f %.0f', calls, now + lease))
    redis.call('PEXPIRE', key, string.format('%.0f', lease * 2))
  else
    redis.call('HDEL', key, gateway)
  end
end
return {}
