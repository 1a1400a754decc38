"""Clause 3, transcribe(), detect_language() and decode() of openai-whisper run without gradients in the library."""
import jiwer
import torch
import whisper


def evaluate_language(name, test_files, language):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = whisper.load_model(name, device=device)
    model.eval()
    truths, guesses = [], []
    for path, text in test_files:
        result = model.transcribe(str(path), language=language, beam_size=5, fp16=device == "cuda")
        guesses.append(result["text"].strip().lower())
        truths.append(text.lower())
    return jiwer.wer(truths, guesses)


def predict_language(model, path):
    wave = whisper.pad_or_trim(whisper.load_audio(str(path)))
    mel = whisper.log_mel_spectrogram(wave, n_mels=model.dims.n_mels).to(model.device)
    _, probabilities = model.detect_language(mel)
    language = max(probabilities, key=probabilities.get)
    words = model.decode(mel, whisper.DecodingOptions(language=language, without_timestamps=True))
    return language, words.text


def languages(paths, name="base"):
    model = whisper.load_model(name)
    return {path.name: predict_language(model, path) for path in paths}
