"""Clause 1, gradients by the one-hot tokens of a prompt, for word importance and for a discrete attack."""
import torch
import torch.nn.functional as F
from transformers import AutoModelForCausalLM, AutoTokenizer


def token_gradients(model, input_ids, target_slice):
    table = model.get_input_embeddings().weight
    one_hot = F.one_hot(input_ids, table.shape[0]).to(table.dtype).requires_grad_()
    logits = model(inputs_embeds=(one_hot @ table)[None]).logits[0]
    shifted = slice(target_slice.start - 1, target_slice.stop - 1)
    loss = F.cross_entropy(logits[shifted], input_ids[target_slice])
    loss.backward()
    return one_hot.grad


def main(name, prompt, target):
    tokenizer = AutoTokenizer.from_pretrained(name)
    model = AutoModelForCausalLM.from_pretrained(name)
    model.eval()
    prompt_ids = tokenizer(prompt, return_tensors="pt").input_ids[0]
    target_ids = tokenizer(target, return_tensors="pt").input_ids[0]
    ids = torch.cat([prompt_ids, target_ids])
    gradient = token_gradients(model, ids, slice(len(prompt_ids), len(ids)))
    best = (-gradient[: len(prompt_ids)]).topk(8, dim=1).indices
    for token, swaps in zip(prompt_ids, best):
        print(tokenizer.decode(token), "->", tokenizer.batch_decode(swaps))
    tokens = model.generate(prompt_ids[None], max_new_tokens=20)
    print(tokenizer.decode(tokens[0]))
