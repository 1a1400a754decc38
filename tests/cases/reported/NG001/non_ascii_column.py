"""NG001, the column counts characters, not bytes: the names before the call are no ASCII."""
import torch


def prüfe(netz, größen, schwelle=0.5):
    netz.eval()
    ergebnis = {}
    for größe, bild in größen.items():
        ergebnis["größe", größe] = netz(bild.unsqueeze(0))  # NG001: 36
    gefunden = {}
    for schlüssel, antwort in ergebnis.items():
        gefunden[schlüssel] = bool((antwort.sigmoid() > schwelle).any())
    return gefunden


def lade(pfad):
    return torch.load(pfad, map_location="cpu")
