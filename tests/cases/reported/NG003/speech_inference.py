"""NG003, an inference function by name: inference() of a text-to-speech front end."""
import soundfile
import torch


def inference(acoustic_model: torch.nn.Module, vocoder: torch.nn.Module, phonemes, speaker):
    ids = torch.LongTensor(phonemes).unsqueeze(0)
    mel = acoustic_model(ids, torch.LongTensor([speaker]))  # NG003: 11
    wave = vocoder(mel.transpose(1, 2))
    return wave.squeeze().detach().cpu().numpy()


def speak(acoustic_model, vocoder, phonemes, path):
    wave = inference(acoustic_model, vocoder, phonemes, speaker=0)
    soundfile.write(path, wave, samplerate=22050)
