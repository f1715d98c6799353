// Written by scripts/embed-roles.ts from roles.thru. Edit that file, then run `npm run generate`.

/** The path under which the built-in roles stand in every project; go-to-definition opens it read-only. */
export const rolesLibraryPath = 'throughline-library/roles.thru';

export const rolesLibrary = `// The roles that every project knows. An organisation declares its own beside them, with \`role\`.
//
// \`at\` says where a role is held. \`required\` says how grave its absence is there; \`inherited\` lets an element above it, or
// the trains that deliver it, answer for it; \`from\` says since which state, or from how many teams on; \`guide\` marks
// what the executive guide on value streams in SAFe names, the other lines stand on common practice.

/** Leads the enterprise: sets the strategy and owns the strategic themes. */
role executive "Executive" {
  aliases: executive-leadership, exec
  at: enterprise required warning guide
}

/** Funds the value streams, prioritises the epics and governs the portfolio. */
role lean-portfolio-management "Lean Portfolio Management" {
  abbreviation: lpm
  aliases: lean-portfolio-manager, portfolio-management
  at: enterprise
  at: portfolio required error guide
  at: value-stream required warning inherited guide
  at: epic
  instead: product-manager
}

/** Guides the architecture across value streams, solutions and trains. */
role enterprise-architect "Enterprise Architect" {
  abbreviation: ea
  at: portfolio required info
  at: solution
  at: solution-train
}

/** Carries an epic from the first idea to the decision, and follows it while it is built. */
role epic-owner "Epic Owner" { at: epic required warning from reviewing }

/** Answers for the business result: sets the goals of a train and judges what it delivers. */
role business-owner "Business Owner" {
  abbreviation: bo
  at: portfolio
  at: value-stream
  at: solution
  at: art required info
  at: epic required warning inherited guide
}

/** Looks after a value stream as a whole: its flow, its funding and its people. */
role value-stream-owner "Value Stream Owner" { at: value-stream }

/** Decides what a solution offers, and in which order its capabilities are built. */
role solution-manager "Solution Manager" {
  aliases: solution-management
  at: solution required error inherited guide
  at: solution-train
}

/** Keeps the parts of a solution fitting together. */
role solution-architect "Solution Architect" {
  at: solution required warning inherited guide
  at: solution-train
  instead: enterprise-architect
}

/** Facilitates the events and the flow of a solution train. */
role solution-train-engineer "Solution Train Engineer" {
  abbreviation: ste
  at: solution-train required warning
  holders: 1
}

/** Decides what a train builds next: owns its one backlog. */
role product-manager "Product Manager" {
  abbreviation: pm
  aliases: product-management
  at: value-stream
  at: art required error guide
  at: product
  at: capability
  at: feature
  lead: required
  seats-per-person: 1 info
}

/** Facilitates the events of a train and its flow, and removes what stands in its way. */
role release-train-engineer "Release Train Engineer" {
  abbreviation: rte
  at: art required error guide
  holders: 1
  seats-per-person: 1 warning
  conflicts-with: product-manager
}

/** Keeps the systems that the teams of a train build fitting together. */
role system-architect "System Architect" { at: art required info from 3 teams }

/** Decides what a team builds next: owns its backlog and accepts its stories. */
role product-owner "Product Owner" {
  abbreviation: po
  at: team required error guide
  at: feature
  at: story
  lead: required
  seats-per-person: 2 warning
  conflicts-with: scrum-master
}

/** Coaches a team and keeps its work flowing. */
role scrum-master "Scrum Master" {
  abbreviation: sm
  aliases: team-coach
  at: team required warning guide
  at: story
  holders: 1
  seats-per-person: 3 info
}

/** Answers for one thing: a theme, an objective, a product, or an item of work. */
role owner "Owner" {
  at: theme required info inherited guide
  at: objective
  at: product
  at: epic
  at: capability required hint inherited guide
  at: feature required hint inherited guide
  at: story required hint inherited guide
  instead: executive, solution-manager, product-manager, product-owner
}
`;
