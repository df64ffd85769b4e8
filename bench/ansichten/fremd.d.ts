// The engines that are only compared with; their own types are not installed.
declare module 'react-dom/server' {
  export function renderToString(element: unknown): string
}
declare module 'react' {
  export function createElement(component: unknown, props: object): unknown
}
declare module 'nunjucks' {
  export interface Template {
    render(data: object): string
  }
  export class FileSystemLoader {
    constructor(folder: string)
  }
  export class Environment {
    constructor(loader: FileSystemLoader, options: { autoescape: boolean })
    getTemplate(name: string, eagerCompile: boolean): Template
  }
}
