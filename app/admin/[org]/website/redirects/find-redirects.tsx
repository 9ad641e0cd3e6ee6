import { Button } from "@/app/_ui/button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";

/** Looks for redirects by a part of either address; works without scripts, too. */
export function FindRedirects({ base, words }: { base: string; words: string }) {
  return (
    <form
      action={base}
      role="search"
      className="flex items-center gap-2 border-b px-4 py-2 sm:px-5"
    >
      <div className="min-w-0 flex-1">
        <TextField
          hideLabel
          label="Find redirects"
          type="search"
          name="words"
          placeholder="Find by address"
          defaultValue={words}
        />
      </div>
      <Button type="submit">Find</Button>
    </form>
  );
}
