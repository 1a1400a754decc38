"""Clause 6, eval() of a Redis client runs a Lua script on the server; a registered script is called like a function."""
import io

import redis
import torch

TAKE_TICKET = "if redis.call('incr', KEYS[1]) > tonumber(ARGV[1]) then return 0 else return 1 end"
DROP_PREFIX = "for _, k in ipairs(redis.call('keys', ARGV[1])) do redis.call('del', k) end"


class FeatureCache:
    """Keeps feature vectors of pictures on a server that several workers share."""

    def __init__(self, url, limit=1000):
        self.client = redis.Redis.from_url(url)
        self.ticket = self.client.register_script(TAKE_TICKET)
        self.limit = limit

    def admit(self, user):
        if self.client.eval(TAKE_TICKET, 1, f"day:{user}", self.limit):
            return True
        return bool(self.ticket(keys=[f"grace:{user}"], args=[10]))

    def put(self, key, vector):
        buffer = io.BytesIO()
        torch.save(vector.cpu(), buffer)
        self.client.set(f"vector:{key}", buffer.getvalue(), ex=3600)

    def clear(self):
        self.client.eval(DROP_PREFIX, 0, "vector:*")
