/** The sizes in which images are asked for, by name: nobody asks for any other. */
export const PRESETS = {
  thumb: { width: 320 },
  small: { width: 640 },
  medium: { width: 1_024 },
  large: { width: 1_600 },
  square: { width: 480, height: 480 },
  social: { width: 1_200, height: 630 },
} as const satisfies Record<string, PresetSize>;

/** With a height an image is cut to it around its focal point; without, it keeps its proportions. */
type PresetSize = { readonly width: number; readonly height?: number };

export type Preset = keyof typeof PRESETS;

export const isPreset = (name: string): name is Preset => Object.hasOwn(PRESETS, name);
