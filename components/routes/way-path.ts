/** The address of the page that explains a way. */
export const wayPath = (from: string, to: string): string => `/routes?${new URLSearchParams({ from, to })}`;
