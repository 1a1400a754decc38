"""NG001, m.train(False) sets eval mode just as m.eval() does."""
import torch
import torchaudio


class KeywordSpotter:
    def __init__(self, model, labels, sample_rate=16000):
        self.model = model
        self.labels = labels
        self.mel = torchaudio.transforms.MelSpectrogram(sample_rate, n_mels=40)

    def spot(self, wav_file):
        self.model.train(False)
        signal, rate = torchaudio.load(wav_file)
        spectrogram = self.mel(signal).log1p()
        scores = self.model(torch.unsqueeze(spectrogram, 0))  # NG001: 18
        best = scores.squeeze(0).argmax().item()
        return self.labels[best]
