"""Clause 3, generate() of transformers is guarded by the library, in an eval phase and in an evaluation loop alike."""
import evaluate
import torch
from torch.utils.data import DataLoader
from tqdm import tqdm
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, DataCollatorForSeq2Seq


def rouge_scores(name, test_set, batch_size=8, beams=4):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tokenizer = AutoTokenizer.from_pretrained(name)
    model = AutoModelForSeq2SeqLM.from_pretrained(name).to(device)
    model.eval()
    rouge = evaluate.load("rouge")
    collate = DataCollatorForSeq2Seq(tokenizer, model=model)
    test_dataloader = DataLoader(test_set, batch_size=batch_size, collate_fn=collate)

    for batch in tqdm(test_dataloader):
        generated = model.generate(
            batch["input_ids"].to(device),
            attention_mask=batch["attention_mask"].to(device),
            num_beams=beams,
            max_new_tokens=128,
        )
        labels = batch["labels"].masked_fill(batch["labels"] == -100, tokenizer.pad_token_id)
        rouge.add_batch(
            predictions=tokenizer.batch_decode(generated, skip_special_tokens=True),
            references=tokenizer.batch_decode(labels, skip_special_tokens=True),
        )
    return rouge.compute(use_stemmer=True)
