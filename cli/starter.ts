/** What `throughline init` writes: a whole organisation in miniature, which checks clean. */

export const starterConfig = `{
  // The name that the preview and exports show.
  "name": "My organisation",
  // "recommended" is what most organisations want; "guide" holds only what the executive guide asks, "all" every rule.
  "profile": "recommended",
  // The currency of amounts that state none.
  "currency": "EUR"
}
`;

export const starterModel = `/** The whole organisation. Its themes say where it wants to go. */
enterprise my-organisation "My Organisation" {
  executive: @alex.kim "Alex Kim"

  /** A strategic theme is a business goal that guides investment. */
  theme happy-customers "Happy customers" {
    owner: @alex.kim

    objective easy-start "A start that is easy" {
      key-result first-day "Customers who start on the first day": 40% -> 70% by 2027-12-31, now 52%
    }
  }
}

/** A portfolio funds its value streams from one Lean budget. */
portfolio main "Main Portfolio" in my-organisation {
  lpm: @alex.kim
  enterprise-architect: @noor.haddad "Noor Haddad"
  budget: 5M EUR per year
  horizons: h0 5%, h1 70%, h2 20%, h3 5%

  /** An epic flows into the value streams that deliver it. */
  epic guided-start "Guided start" {
    epic-owner: @alex.kim
    business-owner: @sam.weber
    supports: happy-customers
    flows-into: orders
    state: analyzing
    wsjf: value 13, time 8, risk 3, size 8
  }
}

/** A value stream lives long and is funded continuously. */
value-stream orders "Orders" in main {
  supports: happy-customers
  customer: "People who order for their household"
  budget: 4.5M EUR per year
  governance: "Quarterly review with the portfolio"

  system shop "Shop platform"

  kpi on-time "Orders delivered on time": 91% -> 97% by 2027-12-31, now 93%

  /** What a review compares the flow with: a first guess, to be corrected. */
  flow {
    load: max 12
    velocity: 20 per pi
    time: p85 30 days
    distribution: features 60%, defects 15%, debts 15%, risks 10%
  }

  product web-shop "Web Shop" {
    need: "Order in two minutes"
    delivered-by: order-train
  }

  /** A train is aligned to one value stream and works from one ordered backlog. */
  art order-train "Order Train" {
    rte: @ines.costa "Ines Costa"
    product-manager: @sam.weber "Sam Weber"
    system-architect: @noor.haddad
    business-owner: @sam.weber
    people: 52
    pi: 10 weeks
    iterations: 4 x 2 weeks, ip 2 weeks

    // The order of the lines is the priority.
    backlog {
      feature F-1 "First order in one go" { implements: guided-start }
      feature F-2 "Reminders that help" { implements: guided-start }
    }

    team falcon "Falcon" {
      product-owner: @mira.sand "Mira Sand"
      scrum-master: @tom.lund "Tom Lund"
      members: 8
      topology: stream-aligned
    }
  }
}
`;
