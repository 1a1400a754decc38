"""Clause 2, a recursive function calls itself and is otherwise called under the guard only."""
import torch

EOS = 2


def _expand(decoder, memory, prefix, score, width, limit):
    """Return the best finished continuation of the prefix and its score, depth first."""
    logits = decoder(prefix[None], memory)[0, -1]
    values, tokens = logits.log_softmax(dim=-1).topk(width)
    best = (prefix, float("-inf"))
    for value, token in zip(values.tolist(), tokens):
        longer = torch.cat([prefix, token[None]])
        if token.item() == EOS or len(longer) == limit:
            candidate = (longer, (score + value) / len(longer))
        else:
            candidate = _expand(decoder, memory, longer, score + value, max(width - 1, 1), limit)
        best = max(best, candidate, key=lambda pair: pair[1])
    return best


def translate(encoder, decoder, source, vocabulary, width=4, limit=40):
    encoder.eval()
    decoder.eval()
    start = source.new_tensor([1])
    with torch.no_grad():
        memory = encoder(source[None])
        tokens, score = _expand(decoder, memory, start, 0.0, width, limit)
    words = [vocabulary[token] for token in tokens.tolist()[1:] if token != EOS]
    return " ".join(words), score
