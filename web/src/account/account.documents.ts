import { graphql } from '../graphql/generated/index.js'

export const CurrentViewer = graphql(`
  query CurrentViewer {
    viewer {
      user {
        id
        name
      }
      workspaces(first: 100) {
        edges {
          node {
            id
            name
            viewerRole
          }
        }
      }
    }
  }
`)
