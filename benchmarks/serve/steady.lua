-- The same texts, about 1,000 requests a second from 16 connections.
dofile(os.getenv("PREDICT_LUA"))
delay = function() return math.random(11, 19) end
