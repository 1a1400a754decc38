"""NG001, eval in a called function: prepare_for_inference() leaves the caller's model in eval mode."""
import logging

import torch

log = logging.getLogger(__name__)


def prepare_for_inference(model, device):
    model.to(device)
    model.eval()
    log.info("parameters: %d", sum(p.numel() for p in model.parameters()))


def transcribe(model, utterances, vocabulary, device):
    prepare_for_inference(model, device)
    transcripts = []
    for features in utterances:
        log_probs = model(torch.as_tensor(features).to(device))  # NG001: 21
        best = log_probs.argmax(dim=-1).tolist()
        transcripts.append("".join(vocabulary[i] for i in best if i))
    return transcripts
