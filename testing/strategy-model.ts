/** For tests: a small organisation with a way from a theme down to a story, and a solution over two value streams. */
export const strategyModel = `enterprise acme "Acme" {
  executive: @eve
  theme ease "Banking made easy" {
    objective faster { key-result minutes "Minutes to open an account": 30 -> 5 }
  }
}

portfolio retail "Retail" in acme {
  lpm: @ann
  budget: 20M EUR per year

  epic tap "Pay with a tap" {
    supports: ease
    flows-into: payments
  }

  value-stream payments "Payments" {
    supports: ease
    budget: 12M EUR per year
    product wallet "Wallet" { delivered-by: core }

    art core "Core" {
      rte: @bea
      budget: 8M EUR per year
      backlog {
        feature P-1 "Tap at the till" {
          implements: tap
          story P-11 "Hold the phone near"
        }
      }
      team heron "Heron" { members: 7 }
      team tern "Tern" { members: @cem, @dora }
    }
  }

  value-stream cards "Cards" {
    budget: 6M EUR per year
    product plastic "Plastic" { delivered-by: hub }
    art hub "Hub" { people: 60 }
  }

  solution omni "Pay anywhere" { comprises: wallet, plastic }
}
`;
