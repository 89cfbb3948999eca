-- Counts one call with all limiters, or with none if one refuses.
-- KEYS: a counter for each limiter.
-- ARGV: the gateway's name, milliseconds of its leases, then for each limiter
--   'c' most burst delay   calls under way: a field per gateway, "calls until"
--   'l' rate burst 0       leaky bucket: fields excess, at
--   'w' count millis 0     fixed window: fields start, used
-- Answer: {0, delay in seconds} or {number of the limiter that refuses, "0"}.

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local gateway = ARGV[1]
local lease = tonumber(ARGV[2])
local delay = 0
-- Key to what it will be, so that two limiters with one counter both count.
local pending = {}
local order = {}

local function get(key, a, b)
  if pending[key] then
    return pending[key][a], pending[key][b]
  end
  local values = redis.call('HMGET', key, a, b)
  return tonumber(values[1]), tonumber(values[2])
end

local function set(key, state)
  if not pending[key] then
    order[#order + 1] = key
  end
  pending[key] = state
end

local function connections(key, most, burst, unit)
  local own, all = 0, 0
  if pending[key] then
    own, all = pending[key].own, pending[key].all
  else
    local fields = redis.call('HGETALL', key)
    for i = 1, #fields, 2 do
      local calls, till = string.match(fields[i + 1], '^(%d+) (%d+)$')
      if calls and tonumber(till) > now then
        all = all + calls
        if fields[i] == gateway then
          own = tonumber(calls)
        end
      else
        redis.call('HDEL', key, fields[i])
      end
    end
  end
  all = all + 1
  if all > most + burst then
    return false
  end
  if all > most then
    delay = math.max(delay, unit * math.floor((all - 1) / most))
  end
  set(key, { own = own + 1, all = all, ttl = lease * 2 })
  return true
end

local function bucket(key, rate, burst)
  local excess, at = get(key, 'excess', 'at')
  if excess then
    excess = math.max(0, excess - rate * math.max(0, now - at) / 1000 + 1)
  else
    excess = 0
  end
  if excess > burst then
    return false
  end
  delay = math.max(delay, excess / rate)
  set(key, { excess = excess, at = now, ttl = math.ceil((excess + 1) / rate * 1000) + 1000 })
  return true
end

local function window(key, count, millis)
  local start = now - now % millis
  local since, used = get(key, 'start', 'used')
  if since ~= start then
    used = 0
  end
  if used >= count then
    return false
  end
  set(key, { start = start, used = used + 1, ttl = start + millis - now + 1000 })
  return true
end

for i = 1, #KEYS do
  local at = 3 + (i - 1) * 4
  local kind = ARGV[at]
  local a, b, c = tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
  local admitted
  if kind == 'c' then
    admitted = connections(KEYS[i], a, b, c)
  elseif kind == 'l' then
    admitted = bucket(KEYS[i], a, b)
  else
    admitted = window(KEYS[i], a, b)
  end
  if not admitted then
    return { i, '0' }
  end
end

for _, key in ipairs(order) do
  local state = pending[key]
  if state.own then
    redis.call('HSET', key, gateway, string.format('%.0f %.0f', state.own, now + lease))
  elseif state.excess then
    redis.call('HSET', key, 'excess', string.format('%.9f', state.excess),
      'at', string.format('%.0f', state.at))
  else
    redis.call('HSET', key, 'start', string.format('%.0f', state.start),
      'used', string.format('%.0f', state.used))
  end
  redis.call('PEXPIRE', key, string.format('%.0f', state.ttl))
end
return { 0, string.format('%.6f', delay) }
