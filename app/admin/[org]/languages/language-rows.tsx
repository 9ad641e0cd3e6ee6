"use client";

import { DROP_STYLE, useDragging } from "@/app/_screens/fields/use-dragging.ts";
import { useRows } from "@/app/_screens/fields/use-rows.ts";
import type { Language } from "@/app/_screens/languages/language.ts";
import { Badge } from "@/app/_ui/badge.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { cx } from "@/app/_ui/cx.ts";
import { DragHandle } from "@/app/_ui/drag-handle.tsx";
import { RowButtons } from "@/app/_ui/row-buttons.tsx";

type LanguageRowsProps = {
  readonly languages: readonly Language[];
  readonly canChange: boolean;
  readonly onChange: (languages: readonly Language[]) => void;
};

/** Languages in their order, the default first: moved by the mouse, or by the buttons of each. */
export function LanguageRows({ languages, canChange, onChange }: LanguageRowsProps) {
  const { list, said, move, remove } = useRows({
    ...{ items: languages, onChange, noun: "Language" },
    keyOf: ({ code }: Language) => code,
  });
  const dragging = useDragging(move);
  return (
    <>
      <ol ref={list} aria-label="Languages" className="flex flex-col">
        {languages.map(({ code, name }, at) => (
          <li
            key={code}
            data-row={code}
            {...(canChange ? dragging.row(at) : {})}
            className={cx(
              "flex min-h-12 min-w-0 items-center gap-1 border-b px-3 py-1.5 last:border-b-0",
              DROP_STYLE,
            )}
          >
            {canChange && <DragHandle {...dragging.handle(at)} />}
            <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-0.5 px-1.5">
              <span className="text-sm font-medium wrap-anywhere text-ink">{name}</span>
              <span className="font-mono text-xs text-muted">{code}</span>
              {at === 0 && <Badge tone="accent">Default</Badge>}
            </span>
            {canChange && at > 0 && (
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Make ${name} the default`}
                onClick={() => move(at, 0)}
              >
                Make default
              </Button>
            )}
            {canChange && (
              <RowButtons
                {...{ name, at }}
                count={languages.length}
                keepsOne
                onMove={(to) => move(at, to)}
                onRemove={() => remove(at)}
              />
            )}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
