/** Until the next page is here the button stays as it is, so that nobody sends the form twice. */
export const stayBusy = (): Promise<undefined> => new Promise(() => undefined);
