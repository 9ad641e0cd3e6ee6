import type { FocalPoint } from "./focal-picker.tsx";

type CropPreviewProps = {
  readonly label: string;
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly focal: FocalPoint;
  /** Width by height of what is cut out. */
  readonly ratio: number;
};

/** What a cut of an image keeps. Drawn with SVG, which needs no inline style. */
export function CropPreview({ label, src, width, height, focal, ratio }: CropPreviewProps) {
  const cut = {
    width: Math.min(width, height * ratio),
    height: Math.min(height, width / ratio),
  };
  const left = within(focal.x * width - cut.width / 2, width - cut.width);
  const top = within(focal.y * height - cut.height / 2, height - cut.height);
  return (
    <figure className="min-w-0">
      <svg
        viewBox={`${left} ${top} ${cut.width} ${cut.height}`}
        aria-hidden="true"
        className="block w-full rounded-md border bg-sunken"
      >
        <image href={src} width={width} height={height} preserveAspectRatio="none" />
      </svg>
      <figcaption className="mt-1 text-xs text-muted">{label}</figcaption>
    </figure>
  );
}

const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));
