// Starts GraphiQL. A file of its own: the page's Content-Security-Policy allows no inline script.
/* global GraphiQL, React, ReactDOM */
const defaultQuery = `# Ponte Verde 绿桥: who should talk to whom, and why.
# Reading public data needs no key. To write, put your key under "Headers": { "Authorization": "Bearer pv_…" }

query FirstMatches {
  matches(for: "sme_demo_01", first: 3) {
    totalCount
    asOf
    basis
    nodes {
      rank
      score
      scoreHigh
      investor { id names { en zh } }
      explanation(language: EN)
      directions {
        direction
        score
        criteria { key contribution sentence(language: EN) }
      }
      screening { rule likelihood why(language: EN) }
    }
  }
}
`

const fetcher = GraphiQL.createFetcher({ url: new URL('graphql', document.baseURI).href })
ReactDOM.createRoot(document.getElementById('graphiql')).render(React.createElement(GraphiQL, { fetcher, defaultQuery, defaultEditorToolsVisibility: true }))
