"""Clause 2, the public methods are guarded, and the private ones that run the networks are called from them only."""
import torch

from project.speech import build_acoustic_model, build_language_model


class Transcriber:
    def __init__(self, folder, vocabulary, device="cuda"):
        self.device = device
        self.vocabulary = vocabulary
        self.acoustic_model = build_acoustic_model(f"{folder}/acoustic.pt").to(device)
        self.language_model = build_language_model(f"{folder}/lm.pt").to(device)
        self.acoustic_model.eval()
        self.language_model.eval()

    def _emissions(self, wave):
        features = torch.stft(wave, 400, 160, window=torch.hann_window(400), return_complex=True).abs()
        return self.acoustic_model(features[None].to(self.device)).log_softmax(dim=-1)[0]

    def _rescore(self, hypotheses):
        padded = torch.nn.utils.rnn.pad_sequence(hypotheses, batch_first=True).to(self.device)
        logits = self.language_model(padded[:, :-1])
        chosen = logits.log_softmax(-1).gather(2, padded[:, 1:, None]).squeeze(-1)
        return chosen.sum(dim=1).argmax().item()

    @torch.inference_mode()
    def transcribe(self, wave, beam_search):
        hypotheses = beam_search(self._emissions(wave))
        best = hypotheses[self._rescore(hypotheses)]
        return "".join(self.vocabulary[token] for token in best.tolist())

    @torch.inference_mode()
    def confidence(self, wave):
        return self._emissions(wave).exp().amax(dim=-1).mean().item()
