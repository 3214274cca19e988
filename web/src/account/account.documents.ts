import { graphql } from '../graphql/generated/index.js'

export const CurrentViewer = graphql(`
  query CurrentViewer($after: String) {
    viewer {
      user {
        id
        name
      }
      workspaces(first: 100, after: $after) {
        edges {
          node {
            id
            name
            viewerRole
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)
