/** What the browser is told of the procedures of the document: as lib/procedures makes it, plain JSON throughout. */
export type {
  Checklist,
  Part,
  Procedure,
  Step,
  StepState,
  StopSign,
  StopSignState,
} from '../procedures/checklists/types';
export type { FirewallTable, Opening, Openings, Overlap, Party } from '../procedures/openings/types';
export type {
  ForwardingCheck,
  MembersCheck,
  Outcome,
  Verification,
  VerificationState,
} from '../procedures/verification/types';
