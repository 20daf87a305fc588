-- Short texts, one a request.
local texts = { "I loved every minute of it", "The food was cold and the staff rude", "Not bad at all, but far too long", "A quiet, honest film" }
local count = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
request = function()
  count = count % #texts + 1
  return wrk.format(nil, "/predict", nil, '{"text":"' .. texts[count] .. '"}')
end
