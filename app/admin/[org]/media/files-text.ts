/** «1 file», «12 files». */
export const filesText = (count: number): string => `${count} ${count === 1 ? "file" : "files"}`;
