"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { RelationPicker } from "@/app/_screens/fields/relation-picker.tsx";
import { findLanguages } from "@/app/_screens/languages/find-languages.ts";
import { languageOf, type Language } from "@/app/_screens/languages/language.ts";
import { Button } from "@/app/_ui/button.tsx";

type AddLanguageProps = {
  readonly chosen: readonly Language[];
  readonly onToggle: (language: Language) => void;
};

/** Finds languages by name or code, and adds them, or takes one away that was added. */
export function AddLanguage({ chosen, onToggle }: AddLanguageProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Plus aria-hidden="true" />} onClick={() => setOpen(true)}>
        Add language
      </Button>
      <RelationPicker
        title="Add a language"
        noun="Languages"
        placeholder="Find by name, or type a code such as de-CH"
        open={isOpen}
        onClose={() => setOpen(false)}
        to="languages"
        chosen={chosen.map(({ code }) => code)}
        related={LANGUAGES}
        isOne={false}
        onToggle={({ id }) => onToggle(languageOf(id))}
      />
    </>
  );
}

const LANGUAGES = {
  search: (_to: string, words: string) => {
    const items = findLanguages(words).map(({ code, name }) => ({
      ...{ id: code, title: `${name} · ${code}`, status: null },
    }));
    return Promise.resolve({ items, next: null });
  },
};
