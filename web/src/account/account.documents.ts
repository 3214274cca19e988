import { graphql } from '../graphql/generated/index.js'

export const CurrentViewer = graphql(`
  query CurrentViewer {
    viewer {
      user {
        id
        name
      }
      workspaces(first: 1) {
        edges {
          node {
            id
            name
          }
        }
      }
    }
  }
`)
