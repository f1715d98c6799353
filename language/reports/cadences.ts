/** The four cadences of the guide's last table: who reads the report, what it counts, and over which span. */
export const cadenceNames = ['annual', 'quarterly', 'monthly', 'iteration'] as const;
export type CadenceName = (typeof cadenceNames)[number];

export const cadences: Readonly<Record<CadenceName, { readonly title: string; readonly audience: string }>> = {
  annual: { title: 'Annual strategy review', audience: 'executives and portfolio leaders' },
  quarterly: { title: 'Quarterly business review', audience: 'portfolio and product managers' },
  monthly: { title: 'Monthly product flow review', audience: 'product managers and delivery leads' },
  iteration: { title: 'Iteration review', audience: 'Scrum Masters, team leads and engineers' },
};
