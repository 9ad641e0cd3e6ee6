import { Stale } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { changeSiteDesignInput } from "./change-site-design-input.ts";
import { getDesign, saveDesign } from "./design-repository.ts";
import { THEMES } from "./themes.ts";

/**
 * Gives the organization's website its look, its logo and what search engines are told.
 * @throws Stale where somebody else has changed it since.
 */
export const changeSiteDesign = defineMutation({
  action: "update",
  collection: "settings",
  input: changeSiteDesignInput,
  announces: ["content-changed"],
  run: async ({ scope, input, permit }) => {
    const before = await getDesign(scope);
    if (!(await saveDesign(scope, permit, input))) throw new Stale();
    return { revision: input.revision + 1, before: before.design.look.theme };
  },
  audit: ({ input: { design } }, { before }) => ({
    action: "settings.design",
    collection: "settings",
    subjectId: null,
    summary: `Changed the look of the website (${THEMES[design.look.theme].name})`,
    detail: { theme: design.look.theme, before },
  }),
});
