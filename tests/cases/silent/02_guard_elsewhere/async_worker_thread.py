"""Clause 2, a coroutine sends a guarded function to a thread, and that function alone calls the unguarded one."""
import asyncio

import torch
from aiohttp import web

from project.moderation import load_tokenizer, load_weights

tokenizer = load_tokenizer()
model = load_weights("toxicity.pt")
model.eval()
queue: asyncio.Queue = asyncio.Queue(maxsize=256)


def predict_texts(texts):
    ids = torch.tensor([tokenizer.encode(text, length=128) for text in texts])
    return model(ids).sigmoid().squeeze(-1).tolist()


def run_in_thread(texts):
    # Gradient mode belongs to the thread, so the guard has to stand here.
    with torch.inference_mode():
        return predict_texts(texts)


async def batcher():
    while True:
        waiting = [await queue.get()]
        while not queue.empty() and len(waiting) < 32:
            waiting.append(queue.get_nowait())
        scores = await asyncio.to_thread(run_in_thread, [text for text, _ in waiting])
        for (_, future), score in zip(waiting, scores):
            future.set_result(score)


async def predict(request):
    future = asyncio.get_running_loop().create_future()
    await queue.put(((await request.json())["text"], future))
    return web.json_response({"toxicity": await future})
