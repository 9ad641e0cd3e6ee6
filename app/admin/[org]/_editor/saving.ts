/**
 * How what is written in an editor relates to what is saved: a state that events change, and the
 * time at which it asks to be saved by itself. Nothing here asks a clock or a server.
 */
export type Saving = {
  /** How many edits there were, and how many of them are saved. */
  readonly edits: number;
  readonly saved: number;
  /** How many are in what is on its way; null: nothing is. */
  readonly sent: number | null;
  /** When the first and the last of the edits were made that are not saved. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** When something was saved from here; null: not yet. */
  readonly savedAt: number | null;
  readonly trouble: Trouble | null;
};

/** Why nothing is saved. `lost`: no answer came, so it is tried again. */
export type Trouble =
  | {
      readonly kind: "lost";
      readonly isOffline: boolean;
      readonly tries: number;
      readonly at: number;
    }
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "stale" };

export type SavingEvent =
  | { readonly kind: "edited"; readonly at: number }
  | { readonly kind: "sent" }
  | { readonly kind: "saved"; readonly at: number }
  | { readonly kind: "lost"; readonly at: number; readonly isOffline: boolean }
  | { readonly kind: "refused" | "unreadable" | "signed-out" | "stale" }
  /** The connection is back, or somebody looked at the conflict. */
  | { readonly kind: "resumed"; readonly at: number }
  /** What stands here was replaced by what is saved. */
  | { readonly kind: "replaced" };

export const NOTHING_WRITTEN: Saving = {
  ...{ edits: 0, saved: 0, sent: null, firstAt: 0, lastAt: 0, savedAt: null, trouble: null },
};

/** Saved when nobody has written for so long, or for the longer of the two without a pause. */
const PAUSE = 2_000;
const LONGEST = 15_000;
/** How long after an answer that did not come; twice as long each time. */
const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;

export const isDirty = ({ edits, saved }: Saving): boolean => edits > saved;

/** The state after an event. What was written while something was on its way stays unsaved. */
export function afterEvent(state: Saving, event: SavingEvent): Saving {
  switch (event.kind) {
    case "edited":
      return edited(state, event.at);
    case "sent":
      return { ...state, sent: state.edits };
    case "saved":
      return {
        ...state,
        saved: state.sent ?? state.saved,
        sent: null,
        savedAt: event.at,
        trouble: null,
      };
    case "lost": {
      const tries = state.trouble?.kind === "lost" ? state.trouble.tries + 1 : 1;
      return { ...state, sent: null, trouble: { ...event, tries } };
    }
    case "resumed":
      return { ...state, trouble: null, firstAt: event.at - LONGEST };
    case "replaced":
      return { ...state, saved: state.edits, sent: null, trouble: null };
    default:
      return { ...state, sent: null, trouble: { kind: event.kind } };
  }
}

function edited(state: Saving, at: number): Saving {
  const isFirst = state.edits === (state.sent ?? state.saved);
  const { trouble } = state;
  // Whoever writes on may have mended what was refused; nothing else is mended by writing.
  const isMended = trouble?.kind === "refused" || trouble?.kind === "unreadable";
  return {
    ...state,
    edits: state.edits + 1,
    firstAt: isFirst ? at : state.firstAt,
    lastAt: at,
    trouble: isMended ? null : trouble,
  };
}

/** When the state asks to be saved by itself; null: not before something else happens. */
export function dueAt(state: Saving): number | null {
  const { sent, trouble, firstAt, lastAt } = state;
  if (!isDirty(state) || sent !== null) return null;
  if (trouble?.kind === "lost") {
    return trouble.at + Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (trouble.tries - 1));
  }
  return trouble === null ? Math.min(lastAt + PAUSE, firstAt + LONGEST) : null;
}
