/** The pages of Isthmus, in the order of the header. */
export const PAGES = [
  { path: '/', word: 'Federation' },
  { path: '/matrix', word: 'Matrix' },
  { path: '/routes', word: 'Routes' },
  { path: '/verify', word: 'Verify' },
  { path: '/rules', word: 'Rules' },
  { path: '/decode', word: 'Error text' },
] as const;
