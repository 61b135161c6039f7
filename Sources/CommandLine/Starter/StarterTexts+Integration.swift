/// The files by which a new package is verified where its changes meet.
extension StarterTexts {
    /// The workflow of GitHub Actions.
    static let workflow = """
        # Proves the pairs on each pull request and on main. Package.swift must name featurestore by an address that GitHub
        # reaches. GitHub reads this file at the root of a repository only.
        name: featurestore

        on:
          push:
            branches: [main]
          pull_request:

        permissions:
          contents: read

        concurrency:
          group: featurestore-${{ github.ref }}
          cancel-in-progress: ${{ github.event_name == 'pull_request' }}

        jobs:
          verify:
            runs-on: ubuntu-24.04
            container: swift:6.3-bookworm
            timeout-minutes: 60
            permissions:
              contents: read
              # For the last step, which shows the findings beside the lines.
              security-events: write
            steps:
              - name: System packages
                run: |
                  apt-get update
                  apt-get install -y --no-install-recommends \\
                    git libsqlite3-dev libpq-dev libpg-query-dev pkg-config tzdata
              - uses: actions/checkout@v5
                with:
                  fetch-depth: 0
                  persist-credentials: false
              # The checkout belongs to another user than the container's.
              - name: Let git read the checkout
                run: git config --global --add safe.directory "$GITHUB_WORKSPACE"
              - uses: actions/cache@v4
                with:
                  path: .build
                  key: swift-6.3-bookworm-${{ hashFiles('Package.swift', 'Package.resolved') }}-${{ github.sha }}
                  restore-keys: swift-6.3-bookworm-${{ hashFiles('Package.swift', 'Package.resolved') }}-
              - name: Build
                id: build
                run: swift build --product features
              # Exit code 3 says that nothing is promoted yet.
              - name: Promotion records
                run: swift run --skip-build features verify --check || [ $? -eq 3 ]
              # Annotations, a summary of this step, and a log for code scanning, of one run.
              - name: Verify
                if: ${{ !cancelled() && steps.build.outcome == 'success' }}
                run: |
                  swift run --skip-build features verify --format github \\
                    --report sarif=featurestore.sarif --report markdown="$GITHUB_STEP_SUMMARY"
              # Needs code scanning, which private repositories may not have; a fork may not write to it.
              - name: Code scanning
                if: >-
                  ${{ !cancelled() && hashFiles('featurestore.sarif') != '' && (github.event_name != 'pull_request'
                  || github.event.pull_request.head.repo.full_name == github.repository) }}
                continue-on-error: true
                uses: github/codeql-action/upload-sarif@v4
                with:
                  sarif_file: featurestore.sarif
                  category: featurestore

        """

    /// The job of GitLab.
    static let gitLabJob = """
        # Proves the pairs on each merge request and on the main branch. Package.swift must name featurestore by an address that
        # GitLab reaches.
        featurestore:
          image: swift:6.3-bookworm
          timeout: 1h
          interruptible: true
          rules:
            - if: $CI_PIPELINE_SOURCE == "merge_request_event"
            - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
          variables:
            GIT_DEPTH: "0"
          cache:
            key:
              prefix: swift-6.3-bookworm
              files: [Package.swift]
            paths: [.build]
          before_script:
            - apt-get update
            - apt-get install -y --no-install-recommends git libsqlite3-dev libpq-dev libpg-query-dev pkg-config tzdata
            - git config --global --add safe.directory "$CI_PROJECT_DIR"
          script:
            - swift build --product features
            # Exit code 3 says that nothing is promoted yet.
            - swift run --skip-build features verify --check || [ $? -eq 3 ]
            - swift run --skip-build features verify --report junit=featurestore.xml --report markdown=featurestore.md
          artifacts:
            when: always
            expire_in: 30 days
            paths: [featurestore.md]
            reports:
              junit: featurestore.xml

        """
}
