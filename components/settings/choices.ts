'use client';
import { storedChoice } from './stored-choice';

/** `standard`: green is well; `safe`: blue is well, for eyes that do not tell red from green. */
export const paletteChoice = storedChoice('isthmus-palette', ['standard', 'safe']);

/** Which clock times are told by. */
export const clockChoice = storedChoice('isthmus-clock', ['local', 'utc']);
